"""Our images and documents: renamed at upload, so that no file name tells of a person."""
