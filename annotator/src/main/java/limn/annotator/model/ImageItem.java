package limn.annotator.model;

/**
 * One image of a project.
 *
 * @param path where the file is, relative to the project's folder or absolute, with '/' between names
 * @param name a name unique in the project, without folder
 * @param width pixels, as shown upright
 * @param height pixels, as shown upright
 */
public record ImageItem(ImageId id, String path, String name, int width, int height, Split split, ReviewState state) {
    public ImageItem withSplit(Split changed) { return new ImageItem(id, path, name, width, height, changed, state); }

    public ImageItem withState(ReviewState changed) {
        return new ImageItem(id, path, name, width, height, split, changed);
    }
}
