package limn.annotator.view;

import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/**
 * What a tool proposes to write into the mask: a rectangle of the picture with a value for each of its pixels, row by row, where
 * {@link Mask#UNLABELLED} means <em>leave this pixel as it is</em>. Compares by identity; the values are not copied.
 *
 * @param where inside of the picture; the whole of it, or a crop
 * @param values {@code where.width() * where.height()} bytes
 * @param subtract whether the pixels proposed become unlabelled instead of taking their value
 */
record Preview(Region where, byte[] values, boolean subtract) {
    Preview {
        if (values.length != (long) where.width() * where.height()) {
            throw new IllegalArgumentException("preview of " + where + " has " + values.length + " values");
        }
    }

    /** The value proposed for a pixel of the picture, {@link Mask#UNLABELLED} for none. */
    int at(int x, int y) {
        return where.contains(x, y)
                ? values[(y - where.y()) * where.width() + x - where.x()] & 0xFF
                : Mask.UNLABELLED;
    }

    /** The mask with what is proposed. */
    Mask applyTo(Mask mask) {
        Mask.Editor editor = mask.edit();
        for (int y = where.y(); y < where.endY(); y++) {
            int row = (y - where.y()) * where.width() - where.x();
            for (int x = where.x(), end; x < where.endX(); x = end) {
                byte value = values[row + x];
                end = x + 1;
                while (end < where.endX() && values[row + end] == value) {
                    end++;
                }
                if (value != (byte) Mask.UNLABELLED) {
                    editor.span(y, x, end, subtract ? Mask.UNLABELLED : value & 0xFF);
                }
            }
        }
        return editor.done();
    }
}
