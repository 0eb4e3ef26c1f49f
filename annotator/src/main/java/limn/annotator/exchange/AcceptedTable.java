package limn.annotator.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.edit.Selection;
import limn.annotator.format.Csv;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.store.AtomicFiles;
import limn.annotator.store.DatedVerdict;
import limn.annotator.store.Project;
import limn.annotator.store.Verdict;

/**
 * Which labels are not drawn but accepted from a network, as a table beside the labels: one record for each region with its class, the
 * run and how sure its network was. A region counts with those pixels that still have its class; one that was painted over is left out.
 */
final class AcceptedTable {
    static final String FILE = "accepted-regions.csv";

    private AcceptedTable() {}

    /** Writes the table; without an accepted region there is none. @return how many regions */
    static int write(Outgoing labels, Path folder) throws IOException {
        Project project = labels.project();
        Set<ImageId> accepted = project.verdicts().accepted();
        Map<String, String> former = project.history().formerNames();
        var lines = new ArrayList<String>();
        for (ImageItem item : labels.images()) {
            if (accepted.contains(item.id())) {
                Mask mask = project.loadMask(item);
                for (DatedVerdict dated : project.verdicts().dated(item.id())) {
                    line(item, mask, dated, project.classes(), former).ifPresent(lines::add);
                }
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst(Csv.line(List.of("image", "class", "x", "y", "width", "height", "pixels", "run", "step",
                    "confidence", "accepted_at")));
            AtomicFiles.write(folder.resolve(FILE),
                    out -> out.write(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
        }
        return Math.max(0, lines.size() - 1);
    }

    private static Optional<String> line(ImageItem item, Mask mask, DatedVerdict dated, ClassCatalog classes,
            Map<String, String> former) {
        Verdict v = dated.verdict();
        String name = v.className();
        Optional<LabelClass> of = classes.byName(name).or(() -> classes.byName(former.getOrDefault(name, name)));
        Selection left = v.accepted() && of.isPresent()
                ? v.area().where(mask, of.get().index())
                : Selection.NOTHING;
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Region box = left.bounds();
        return Optional.of(Csv.line(List.of(item.name(), of.orElseThrow().name(), number(box.x()), number(box.y()),
                number(box.width()), number(box.height()), number(left.count()), v.run(), number(v.runStep()),
                String.format(Locale.ROOT, "%.3f", v.confidence()),
                dated.at().equals(Instant.EPOCH) ? "" : dated.at().toString())));
    }

    private static String number(long value) { return Long.toString(value); }
}
