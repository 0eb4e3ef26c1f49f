package limn.engine.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import limn.engine.data.LabelMap;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;

/** Says before a run starts why it cannot, or what will hold it back. */
public final class Preflight {
    /** What can be wrong. */
    public enum Kind {
        /** The project has no images. */
        NO_IMAGES,
        /** Fewer than two classes: nothing to tell apart. */
        NO_CLASSES,
        /** No training image has a labelled pixel. */
        NO_PIXEL_LABELS,
        /** No validation image with labels: the run is not measured and its last state is kept as best. */
        NO_VALIDATION,
        /** Classes without a labelled training pixel; arguments are their names. */
        CLASS_WITHOUT_PIXELS,
        /** The method wants unlabelled images and every image is fully painted. */
        NOTHING_UNLABELLED,
        /** Images have pixels of a class that is tagged absent; arguments are image names. */
        TAG_CONFLICT,
        /** A mask or image cannot be read; arguments are name and reason. */
        UNREADABLE,
        /** The encoder's file does not exist; the argument is its path. */
        ENCODER_FILE
    }

    /** @param fatal whether the run cannot start */
    public record Problem(Kind kind, boolean fatal, List<String> arguments) {
        public Problem { arguments = List.copyOf(arguments); }
    }

    private Preflight() {}

    /** Looks at everything but pixels of images; reads all training masks once. Fatal problems come first. */
    public static List<Problem> check(SampleSource source, Recipe recipe) {
        var fatal = new ArrayList<Problem>();
        var warnings = new ArrayList<Problem>();
        if (source.train().isEmpty()) {
            fatal.add(new Problem(Kind.NO_IMAGES, true, List.of()));
        }
        if (source.classes().size() < 2) {
            fatal.add(new Problem(Kind.NO_CLASSES, true, List.of()));
        }
        String encoder = recipe.text("encoder");
        if (!encoder.isEmpty() && !Files.isRegularFile(Path.of(encoder))) {
            fatal.add(new Problem(Kind.ENCODER_FILE, true, List.of(encoder)));
        }
        checkLabels(source, recipe, fatal, warnings);
        if (source.validation().isEmpty()) {
            warnings.add(new Problem(Kind.NO_VALIDATION, false, List.of()));
        }
        fatal.addAll(warnings);
        return fatal;
    }

    private static void checkLabels(SampleSource source, Recipe recipe, List<Problem> fatal, List<Problem> warnings) {
        int classes = source.classes().size();
        var seen = new BitSet();
        var conflicts = new ArrayList<String>();
        boolean anyUndecided = false;
        for (Sample sample : source.train()) {
            if (!sample.hasLabels()) {
                anyUndecided = true;
                continue;
            }
            try {
                BitSet own = sample.labels().map(Preflight::values).orElseGet(BitSet::new);
                anyUndecided |= own.get(LabelMap.UNLABELLED);
                seen.or(own);
                for (int c = 0; c < classes; c++) {
                    if (own.get(c) && !sample.tags().isPossible(c)) {
                        conflicts.add(sample.name() + ": " + source.classes().get(c).name());
                    }
                }
            } catch (UnreadableSampleException e) {
                warnings.add(new Problem(Kind.UNREADABLE, false, List.of(e.sample(), String.valueOf(e.getMessage()))));
            }
        }
        var without = new ArrayList<String>();
        for (int c = 0; c < classes; c++) {
            if (!seen.get(c)) {
                without.add(source.classes().get(c).name());
            }
        }
        if (without.size() == classes) {
            fatal.add(new Problem(Kind.NO_PIXEL_LABELS, true, List.of()));
        } else if (!without.isEmpty()) {
            warnings.add(new Problem(Kind.CLASS_WITHOUT_PIXELS, false, without));
        }
        if (!conflicts.isEmpty()) {
            warnings.add(new Problem(Kind.TAG_CONFLICT, false, conflicts));
        }
        if (!anyUndecided && recipe.method().equals("classmix") && !source.train().isEmpty()) {
            warnings.add(new Problem(Kind.NOTHING_UNLABELLED, false, List.of()));
        }
    }

    static BitSet values(LabelMap map) {
        var values = new BitSet();
        for (byte b : map.labels()) {
            values.set(b & 0xFF);
        }
        return values;
    }
}
