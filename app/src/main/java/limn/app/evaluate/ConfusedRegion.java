package limn.app.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Parts;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.store.Project;

/** A connected region of pixels of one true class that were predicted as another one. @param image its name */
public record ConfusedRegion(String image, Region bounds, long pixels) {

    /**
     * The regions behind a place of the confusion matrix, the largest first. Slow: reads masks and predictions.
     *
     * @param most so many are enough
     * @param outdated whether nobody wants them any more; then what was found so far is given
     */
    public static List<ConfusedRegion> behind(Evaluation evaluation, int truth, int predicted, Project project,
            int most, BooleanSupplier outdated) throws IOException {
        var found = new ArrayList<ConfusedRegion>();
        var byName = new java.util.HashMap<String, ImageItem>();
        project.images().forEach(item -> byName.put(item.name(), item));
        for (ImageScore image : evaluation.behind(truth, predicted)) {
            ImageItem item = byName.get(image.name());
            boolean enough = found.size() >= most && found.get(most - 1).pixels() > image.free().at(truth, predicted);
            if (outdated.getAsBoolean() || enough) {
                break; // no later image has so many such pixels, let alone in one region
            }
            if (item != null) {
                found.addAll(in(image, project.loadMask(item), truth, predicted));
                found.sort(Comparator.comparingLong(ConfusedRegion::pixels).reversed());
                found.subList(Math.min(most, found.size()), found.size()).clear();
            }
        }
        return List.copyOf(found);
    }

    private static List<ConfusedRegion> in(ImageScore image, Mask mask, int truth, int predicted) throws IOException {
        byte[] decided = mask.toBytes();
        byte[] said = MaskPng.read(image.predicted()).toBytes();
        if (said.length != decided.length) {
            return List.of();
        }
        return Parts.of(mask.width(), mask.height(),
                i -> (decided[i] & 0xFF) == truth && (said[i] & 0xFF) == predicted ? 0 : Parts.NONE, 1).stream()
                .map(part -> new ConfusedRegion(image.name(), part.bounds(), part.pixels())).toList();
    }
}
