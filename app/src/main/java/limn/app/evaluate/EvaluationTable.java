package limn.app.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.Csv;

/** The scores per class as a table for other programs. */
public final class EvaluationTable {
    private EvaluationTable() {}

    /** Writes it; with tags only where tags forbid anything. @throws IOException if the file cannot be written */
    public static void write(Evaluation evaluation, Path file) throws IOException {
        Confusion free = evaluation.free();
        Confusion tagged = evaluation.tagged();
        var text = new StringBuilder(Csv.line(List.of("class", "iou", "iou_with_tags", "pixels", "images",
                "predicted_pixels")));
        for (int c = 0; c < evaluation.classes().size(); c++) {
            text.append(Csv.line(List.of(evaluation.classes().get(c).name(), number(free.iou(c)),
                    evaluation.hasTags() ? number(tagged.iou(c)) : "", String.valueOf(free.support(c)),
                    String.valueOf(evaluation.imagesWith(c)), String.valueOf(free.predicted(c)))));
        }
        text.append(Csv.line(List.of("mIoU", number(free.miou()), evaluation.hasTags() ? number(tagged.miou()) : "",
                String.valueOf(free.pixels()), String.valueOf(evaluation.images().size()),
                String.valueOf(free.pixels()))));
        AtomicFiles.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String number(OptionalDouble value) { return value.isPresent() ? number(value.getAsDouble()) : ""; }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
