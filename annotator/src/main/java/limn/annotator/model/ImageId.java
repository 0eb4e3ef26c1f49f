package limn.annotator.model;

/** Names an image within its project; stable for the life of the project. */
public record ImageId(long value) {}
