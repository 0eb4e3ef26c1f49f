package limn.engine.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import limn.engine.data.SampleSource;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
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
        ENCODER_FILE,
        /** The model that shall make pseudo masks does not exist; the argument is its path. */
        MODEL_FILE,
        /** The recipe has no step: neither its method nor retraining. */
        NO_STEPS,
        /** The method learns from tags and there are none. */
        NO_TAGS,
        /** Classes that are tagged but have no labelled pixel: images with them teach only through their tags. */
        CLASS_ONLY_TAGGED
    }

    /** @param fatal whether the run cannot start */
    public record Problem(Kind kind, boolean fatal, List<String> arguments) {
        public Problem { arguments = List.copyOf(arguments); }
    }

    private Preflight() {}

    /** Looks at everything but pixels of images; reads all masks once. Fatal problems come first. */
    public static List<Problem> check(SampleSource source, Recipe recipe) {
        return check(Survey.of(source), recipe);
    }

    static List<Problem> check(Survey survey, Recipe recipe) {
        var found = new ArrayList<Problem>();
        if (survey.train().isEmpty() && survey.unreadable().isEmpty()) {
            found.add(new Problem(Kind.NO_IMAGES, true, List.of()));
        }
        if (survey.classes().size() < 2) {
            found.add(new Problem(Kind.NO_CLASSES, true, List.of()));
        }
        checkFiles(recipe, found);
        checkClasses(survey, recipe, found);
        checkImages(survey, recipe, found);
        if (survey.validation().isEmpty()) {
            found.add(new Problem(Kind.NO_VALIDATION, false, List.of()));
        }
        return found.stream().sorted(Comparator.comparing(p -> !p.fatal())).toList();
    }

    private static void checkFiles(Recipe recipe, List<Problem> found) {
        String encoder = recipe.text("encoder");
        if (!encoder.isEmpty() && !Files.isRegularFile(Path.of(encoder))) {
            found.add(new Problem(Kind.ENCODER_FILE, true, List.of(encoder)));
        }
        String model = recipe.text("retrainFrom");
        if (!model.isEmpty() && !Files.isRegularFile(Path.of(model))) {
            found.add(new Problem(Kind.MODEL_FILE, true, List.of(model)));
        }
        if (recipe.totalSteps() == 0) {
            found.add(new Problem(Kind.NO_STEPS, true, List.of()));
        }
    }

    private static void checkClasses(Survey survey, Recipe recipe, List<Problem> found) {
        BitSet painted = survey.paintedClasses();
        var without = new ArrayList<String>();
        var onlyTagged = new ArrayList<String>();
        for (int c = 0; c < survey.classes().size(); c++) {
            int id = c;
            if (!painted.get(c)) {
                boolean isTagged = survey.train().stream().anyMatch(s -> s.tags().isPresent(id));
                (isTagged && recipe.learnsFromTags() ? onlyTagged : without).add(survey.classes().get(c).name());
            }
        }
        if (painted.isEmpty()) {
            found.add(new Problem(Kind.NO_PIXEL_LABELS, true, List.of()));
            return;
        }
        if (!without.isEmpty()) {
            found.add(new Problem(Kind.CLASS_WITHOUT_PIXELS, false, without));
        }
        if (!onlyTagged.isEmpty()) {
            found.add(new Problem(Kind.CLASS_ONLY_TAGGED, false, onlyTagged));
        }
    }

    private static void checkImages(Survey survey, Recipe recipe, List<Problem> found) {
        for (UnreadableSampleException e : survey.unreadable()) {
            found.add(new Problem(Kind.UNREADABLE, false, List.of(e.sample(), String.valueOf(e.getMessage()))));
        }
        var conflicts = new ArrayList<String>();
        for (Surveyed image : survey.train()) {
            for (int c : image.conflicts()) {
                conflicts.add(image.name() + ": " + survey.classes().get(c).name());
            }
        }
        if (!conflicts.isEmpty()) {
            found.add(new Problem(Kind.TAG_CONFLICT, false, conflicts));
        }
        boolean anyUndecided = survey.train().stream().anyMatch(Surveyed::isUndecided);
        if (recipe.wantsWeak() && !anyUndecided && !survey.train().isEmpty()) {
            found.add(new Problem(Kind.NOTHING_UNLABELLED, false, List.of()));
        }
        boolean anyTag = survey.train().stream().anyMatch(s -> !s.sample().tags().isAllUnknown());
        if (recipe.learnsFromTags() && !anyTag && !survey.train().isEmpty()) {
            found.add(new Problem(Kind.NO_TAGS, false, List.of()));
        }
    }
}
