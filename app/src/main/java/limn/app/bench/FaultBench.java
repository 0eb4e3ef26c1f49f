package limn.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.review.ClassScores;
import limn.annotator.review.Conflict;
import limn.annotator.review.Conflicts;
import limn.annotator.store.Project;
import limn.app.data.Pixels;
import limn.app.demo.PlantedFault;
import limn.app.evaluate.ConfusedRegion;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.Evaluation;
import limn.app.evaluate.ImageScore;
import limn.app.evaluate.Measuring;
import limn.app.evaluate.ModelScore;
import limn.app.evaluate.Scoring;
import limn.app.review.Forbidden;
import limn.app.review.Predicted;
import limn.app.review.Proposing;
import limn.app.review.TagEffects;
import limn.app.text.ErrorWords;
import limn.engine.data.RgbImage;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;

/** Looks for planted faults with what the window offers, and says how far ahead each view puts the spoiled image. */
public final class FaultBench {
    /** Where a person looks. */
    public enum View {
        /** The images, ordered by disagreement with the network. */
        DISAGREEMENT,
        /** The images, the network's least sure first. */
        CONFIDENCE,
        /** The list of conflicts, within its kind. */
        CONFLICTS,
        /** The evaluation of the training images, worst first. */
        WORST,
        /** The regions behind the place of the confusion matrix where the image has most wrong pixels. */
        MATRIX,
        /** The review, ordered by what the tags forbid the network to say. */
        FORBIDDEN
    }

    /**
     * Where a view puts a spoiled image.
     *
     * @param rank from 1; 0 if the view does not have it
     * @param of how many the view lists
     * @param evidence what it shows there: a share 0..1, a kind of conflict, a place of the matrix; empty if it has not
     */
    public record Finding(PlantedFault planted, View view, int rank, int of, String evidence) {}

    private final Project project;
    private final RunFolder run;
    private final Predictor predictor;
    private final ErrorWords words;
    private final Map<ImageId, ModelScore> scores = new LinkedHashMap<>();

    public FaultBench(Project project, RunFolder run, Predictor predictor, ErrorWords words) {
        this.project = project;
        this.run = run;
        this.predictor = predictor;
        this.words = words;
    }

    /** Looks. @param progress told how many images the network has seen */
    public List<Finding> find(List<PlantedFault> planted, IntConsumer progress) throws IOException {
        for (ImageItem item : project.images()) {
            look(item);
            progress.accept(scores.size());
        }
        List<Forbidden> forbidden = forbidden();
        List<Conflict> conflicts = conflicts();
        Evaluation evaluation = new Measuring(project, run, Split.TRAIN, predictor, words)
                .run(Measuring.images(project, Split.TRAIN), done -> {});
        var found = new ArrayList<Finding>();
        for (PlantedFault fault : planted) {
            found.add(ordered(fault, View.DISAGREEMENT, i -> score(i).disagreement(), true));
            found.add(ordered(fault, View.CONFIDENCE, i -> score(i).confidence(), false));
            found.add(conflict(fault, conflicts));
            found.add(worst(fault, evaluation));
            found.add(matrix(fault, evaluation));
            found.add(forbidden(fault, forbidden));
        }
        return List.copyOf(found);
    }

    private void look(ImageItem item) throws IOException {
        RgbImage picture = Pixels.read(project, item);
        Tags tags = project.tags(item.id());
        var said = predictor.predict(picture);
        scores.put(item.id(), Scoring.of(said.labels().labels(), said.confidence(), project.loadMask(item), tags));
    }

    /** The place of an image in the gallery; what has no number stands last, equals stay as they were added. */
    private Finding ordered(PlantedFault fault, View view, ToDoubleFunction<ImageId> number, boolean largestFirst) {
        Comparator<ImageId> by = Comparator.comparingDouble(number);
        List<ImageId> order = scores.keySet().stream().filter(i -> !Double.isNaN(number.applyAsDouble(i)))
                .sorted(largestFirst ? by.reversed() : by).toList();
        int rank = order.indexOf(fault.image().id()) + 1;
        return new Finding(fault, view, rank, order.size(),
                rank == 0 ? "" : share(number.applyAsDouble(fault.image().id())));
    }

    /** As the review lists them: images for training. */
    private List<Forbidden> forbidden() throws IOException {
        new Proposing(project, run, predictor, words).run((done, of) -> {});
        List<ImageId> images = project.images().stream().filter(i -> i.split() == Split.TRAIN).map(ImageItem::id)
                .toList();
        return Predicted.read(run, project).map(p -> new TagEffects(p, images, project.allTags()).mostFirst())
                .orElse(List.of());
    }

    private Finding forbidden(PlantedFault fault, List<Forbidden> all) {
        for (int i = 0; i < all.size(); i++) {
            Forbidden one = all.get(i);
            if (one.image().equals(fault.image().id())) {
                return new Finding(fault, View.FORBIDDEN, i + 1, all.size(),
                        share(one.share()) + " " + name(one.classId()));
            }
        }
        return new Finding(fault, View.FORBIDDEN, 0, all.size(), "");
    }

    private ModelScore score(ImageId image) { return scores.getOrDefault(image, ModelScore.NONE); }

    private List<Conflict> conflicts() {
        var opinions = new Opinions(scores);
        return project.images().stream().flatMap(item -> Conflicts.of(item,
                ValueCounts.of(project.loadMask(item).histogram()), project.tags(item.id()), opinions).stream())
                .toList();
    }

    private Finding conflict(PlantedFault fault, List<Conflict> all) {
        for (Conflict conflict : all) {
            boolean meant = fault.classes().isEmpty() || fault.classes().contains(conflict.classId());
            if (conflict.image().equals(fault.image().id()) && meant) {
                List<Conflict> alike = all.stream().filter(c -> c.kind() == conflict.kind()).toList();
                return new Finding(fault, View.CONFLICTS, alike.indexOf(conflict) + 1, alike.size(),
                        conflict.kind() + " " + name(conflict.classId()));
            }
        }
        return new Finding(fault, View.CONFLICTS, 0, all.size(), "");
    }

    private static Finding worst(PlantedFault fault, Evaluation evaluation) {
        List<ImageScore> order = evaluation.worstFirst();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).name().equals(fault.image().name())) {
                return new Finding(fault, View.WORST, i + 1, order.size(), share(order.get(i).wrongShare()));
            }
        }
        return new Finding(fault, View.WORST, 0, order.size(), "");
    }

    private Finding matrix(PlantedFault fault, Evaluation evaluation) throws IOException {
        int truth = 0;
        int predicted = 0;
        long most = 0;
        for (ImageScore image : evaluation.images()) {
            if (image.name().equals(fault.image().name())) {
                Confusion counts = image.free();
                for (int t = 0; t < counts.classes(); t++) {
                    for (int p = 0; p < counts.classes(); p++) {
                        boolean meant = fault.classes().isEmpty() || fault.classes().contains(t);
                        if (t != p && meant && counts.at(t, p) > most) {
                            truth = t;
                            predicted = p;
                            most = counts.at(t, p);
                        }
                    }
                }
            }
        }
        List<ConfusedRegion> regions = most == 0
                ? List.of()
                : ConfusedRegion.behind(evaluation, truth, predicted, project, Integer.MAX_VALUE, () -> false);
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).image().equals(fault.image().name())) {
                return new Finding(fault, View.MATRIX, i + 1, regions.size(), name(truth) + " > " + name(predicted));
            }
        }
        return new Finding(fault, View.MATRIX, 0, regions.size(), "");
    }

    private String name(int classId) { return project.classes().get(classId).name(); }

    private static String share(double share) { return String.format(java.util.Locale.ROOT, "%.1f %%", 100 * share); }

    /** The opinion of one network, as the list of conflicts asks it. */
    private record Opinions(Map<ImageId, ModelScore> scores) implements ClassScores {
        @Override
        public double confidence(ImageId image, int classId) {
            return scores.getOrDefault(image, ModelScore.NONE).classes().getOrDefault(classId, 0f);
        }

        @Override
        public double uncertainty(ImageId image) {
            return 1 - scores.getOrDefault(image, ModelScore.NONE).confidence();
        }

        @Override
        public double disagreement(ImageId image) { return Double.NaN; }
    }
}
