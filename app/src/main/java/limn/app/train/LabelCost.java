package limn.app.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;

/**
 * What labelling was worth: the best mIoU of each run over the active labelling time of the images that it learned from. Only the
 * training images count: validation images are the ruler, not the lesson.
 *
 * @param points of runs with a time and a score, by time and then score
 * @param untimed runs that do not say what their labels cost, as those of the first versions
 * @param unmeasured runs without a score yet
 */
public record LabelCost(List<Point> points, List<RunFolder> untimed, List<RunFolder> unmeasured) {
    /**
     * A run in the chart.
     *
     * @param minutes of active labelling
     * @param miou 0..1, the best of the run
     * @param iou of the same measurement, by class; classes that occur nowhere are left out
     */
    public record Point(RunFolder run, String method, double minutes, double miou, Map<String, Double> iou) {
        /** mIoU, or IoU of a class; empty where the class was not measured. @param what a class, or "" for mIoU */
        public OptionalDouble score(String what) {
            Double found = what.isEmpty() ? Double.valueOf(miou) : iou.get(what);
            return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
        }
    }

    /** What the last stretch of labelling gave. @param minutes of it @param gain of the score, may be negative */
    public record Gain(Point from, Point to, double minutes, double gain) {}

    public LabelCost {
        points = List.copyOf(points);
        untimed = List.copyOf(untimed);
        unmeasured = List.copyOf(unmeasured);
    }

    /** Of the runs of a project. */
    public static LabelCost of(List<RunCatalog.Entry> runs) {
        var points = new ArrayList<Point>();
        var untimed = new ArrayList<RunFolder>();
        var unmeasured = new ArrayList<RunFolder>();
        for (RunCatalog.Entry run : runs) {
            Double seconds = run.state().started().map(Event.Started::labellingSeconds).orElse(null);
            Optional<Event.Evaluated> best = run.state().bestEvaluation();
            if (best.isEmpty()) {
                unmeasured.add(run.folder());
            } else if (seconds == null) {
                untimed.add(run.folder());
            } else {
                points.add(new Point(run.folder(), run.state().method(), seconds / 60, best.get().mIoU(),
                        byClass(run.state().classes(), best.get())));
            }
        }
        points.sort(Comparator.comparingDouble(Point::minutes).thenComparingDouble(Point::miou));
        return new LabelCost(points, untimed, unmeasured);
    }

    private static Map<String, Double> byClass(List<String> classes, Event.Evaluated measured) {
        var byClass = new LinkedHashMap<String, Double>();
        for (int i = 0; i < Math.min(classes.size(), measured.iouPerClass().size()); i++) {
            Double iou = measured.iouPerClass().get(i);
            if (iou != null) {
                byClass.put(classes.get(i), iou);
            }
        }
        return byClass;
    }

    /** All classes that some run was measured on. */
    public List<String> classes() {
        return points.stream().flatMap(p -> p.iou().keySet().stream()).distinct().toList();
    }

    /** The best run of each labelling time, by time. @param what a class, or "" for mIoU */
    public List<Point> best(String what) {
        var best = new TreeMap<Double, Point>();
        for (Point point : points) {
            if (point.score(what).isPresent()) {
                best.merge(point.minutes(), point, (a, b) -> score(a, what) >= score(b, what) ? a : b);
            }
        }
        return List.copyOf(best.values());
    }

    private static double score(Point point, String what) { return point.score(what).orElse(Double.NaN); }

    /** The best of each time as a curve over minutes. */
    public Curve curve(String what) {
        List<Point> best = best(what);
        return Curve.of(best.stream().mapToDouble(Point::minutes).toArray(),
                best.stream().mapToDouble(p -> score(p, what)).toArray());
    }

    /** All runs, those that were not the best of their time too. */
    public Curve all(String what) {
        List<Point> scored = points.stream().filter(p -> p.score(what).isPresent()).toList();
        return Curve.of(scored.stream().mapToDouble(Point::minutes).toArray(),
                scored.stream().mapToDouble(p -> score(p, what)).toArray());
    }

    /** From the labelling time before the last one to the last one; empty with fewer than two times. */
    public Optional<Gain> gain(String what) {
        List<Point> best = best(what);
        if (best.size() < 2) {
            return Optional.empty();
        }
        Point from = best.get(best.size() - 2);
        Point to = best.getLast();
        return Optional.of(new Gain(from, to, to.minutes() - from.minutes(), score(to, what) - score(from, what)));
    }
}
