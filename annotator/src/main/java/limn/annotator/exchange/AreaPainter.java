package limn.annotator.exchange;

import limn.annotator.model.Mask;
import limn.annotator.model.ValueMap;
import org.jspecify.annotations.Nullable;

/** Draws areas on a mask, each over those before. Not thread-safe. */
public final class AreaPainter implements Spans {
    private int value;
    private final Mask.Editor editor;
    private final @Nullable ValueMap[] tables = new ValueMap[256];
    private ValueMap table = ValueMap.IDENTITY;

    AreaPainter(Mask ground) { editor = ground.edit(); }

    /** The value of the areas that follow. */
    AreaPainter with(int value) {
        ValueMap known = tables[value];
        table = known == null ? ValueMap.of(v -> value) : known;
        tables[value] = table;
        this.value = value;
        return this;
    }

    int width() { return editor.width(); }

    int height() { return editor.height(); }

    @Override
    public void span(int y, int x0, int x1) { editor.replace(y, x0, x1, table); }

    /** The pixels [y0,y1) of column x. */
    void column(int x, int y0, int y1) {
        for (int y = y0; y < y1; y++) {
            editor.set(x, y, value);
        }
    }

    /** The value at a pixel now. */
    int at(int x, int y) { return editor.at(x, y); }

    Mask done() { return editor.done(); }
}
