package limn.annotator.view;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** What smart tools select, as something that {@link Previews} shows. Any thread. */
final class Proposals {
    private Proposals() {}

    /**
     * A selection as a proposal.
     *
     * @param value what its pixels shall become; {@link Mask#UNLABELLED} takes away
     */
    static Optional<Preview> of(Selection selection, int value) {
        boolean subtract = value == Mask.UNLABELLED;
        return of(Map.of(subtract ? 0 : value, selection), subtract);
    }

    /** Selections by value; what shall be {@link Mask#UNLABELLED} is left as it is. */
    static Optional<Preview> of(Map<Integer, Selection> selections) {
        return of(selections, false);
    }

    private static Optional<Preview> of(Map<Integer, Selection> selections, boolean subtract) {
        Region where = Region.EMPTY;
        for (Map.Entry<Integer, Selection> part : selections.entrySet()) {
            if (part.getKey() != Mask.UNLABELLED) {
                where = where.union(part.getValue().bounds());
            }
        }
        if (where.isEmpty()) {
            return Optional.empty();
        }
        Region box = where;
        var values = new byte[Math.multiplyExact(box.width(), box.height())];
        Arrays.fill(values, (byte) Mask.UNLABELLED);
        selections.forEach((value, selection) -> {
            if (value != Mask.UNLABELLED) {
                selection.runs((y, from, to) -> {
                    int row = (y - box.y()) * box.width() - box.x();
                    Arrays.fill(values, row + from, row + to, value.byteValue());
                });
            }
        });
        return Optional.of(new Preview(box, values, subtract));
    }
}
