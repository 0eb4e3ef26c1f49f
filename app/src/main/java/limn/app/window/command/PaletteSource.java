package limn.app.window.command;

import java.util.List;
import java.util.function.Consumer;

/** Something that the palette searches: actions, images, classes. */
@FunctionalInterface
public interface PaletteSource {
    /**
     * Searches without keeping the window waiting.
     *
     * @param query in {@link Fuzzy#form}; may be empty
     * @param limit how many are wanted at most
     * @param found told once, in the window's thread, now or later
     */
    void search(String query, int limit, Consumer<List<PaletteEntry>> found);
}
