package limn.app.window.gallery;

import java.util.Arrays;
import java.util.List;

/** The place of every image in the order of names. */
public final class NameRanks {
    private NameRanks() {}

    /** The ranks of rows in their order; names that are equal in that order share one. */
    public static int[] of(List<GalleryRow> rows) {
        var sorted = new Named[rows.size()];
        Arrays.setAll(sorted, i -> new Named(rows.get(i), i));
        Arrays.sort(sorted, (a, b) -> ImageOrder.BY_NAME.compare(a.row, b.row));
        var ranks = new int[sorted.length];
        for (int i = 1; i < sorted.length; i++) {
            int step = ImageOrder.BY_NAME.compare(sorted[i - 1].row, sorted[i].row) == 0 ? 0 : 1;
            ranks[sorted[i].at] = ranks[sorted[i - 1].at] + step;
        }
        return ranks;
    }

    private record Named(GalleryRow row, int at) {}
}
