package limn.annotator.smart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** How a scripted person uses a tool: looks where most is wrong, acts there, looks again, until it is good or patience ends. */
enum PersonHand {
    /** Strokes along the middle of what is missing or too much, with the width that looks best. */
    BRUSH {
        @Override
        void run(PersonTask task, PersonTally tally) { brush(task, tally, 80); }
    },
    /** Clicks where most is wrong and drags until the tolerance looks best. */
    WAND {
        @Override
        void run(PersonTask task, PersonTally tally) { wand(task, tally); }
    },
    /** Clicks along the outline, as far ahead as the wire stays on it. */
    LIVE_WIRE {
        @Override
        void run(PersonTask task, PersonTally tally) { PersonWire.run(task, tally); }
    },
    /** Draws a box a twentieth wider than the object on each side, then strokes where it is wrong. */
    CUT_OUT {
        @Override
        void run(PersonTask task, PersonTally tally) { cut(task, tally, PATIENCE); }
    },
    /** Strokes through the cells of what is wrong; cells that do not fit are made smaller. */
    SUPERPIXELS {
        @Override
        void run(PersonTask task, PersonTally tally) { cells(task, tally); }
    },
    /** One stroke through the object, one around it, then strokes where it is wrong. */
    SCRIBBLES {
        @Override
        void run(PersonTask task, PersonTally tally) { scribbles(task, tally, PATIENCE); }
    },
    /** The wand as long as it helps, then the brush. */
    WAND_THEN_BRUSH {
        @Override
        void run(PersonTask task, PersonTally tally) {
            wand(task, tally);
            brush(task, tally, 60);
        }
    },
    /** A box and up to three strokes, then the brush. */
    CUT_OUT_THEN_BRUSH {
        @Override
        void run(PersonTask task, PersonTally tally) {
            cut(task, tally, 4);
            brush(task, tally, 60);
        }
    },
    /** Scribbles and up to two corrections, then the brush. */
    SCRIBBLES_THEN_BRUSH {
        @Override
        void run(PersonTask task, PersonTally tally) {
            scribbles(task, tally, 4);
            brush(task, tally, 60);
        }
    };

    static final BooleanSupplier WANTED = () -> false;
    /** Presses after which a person gives a tool up. */
    private static final int PATIENCE = 20;

    abstract void run(PersonTask task, PersonTally tally);

    private static Optional<PersonTask.Fault> next(PersonTask task) {
        return task.iou() >= ScriptedPerson.GOAL ? Optional.empty() : task.worst();
    }

    private static void brush(PersonTask task, PersonTally tally, int strokes) {
        for (int i = 0; i < strokes; i++) {
            Optional<PersonTask.Fault> fault = next(task);
            if (fault.isEmpty()) {
                return;
            }
            List<Point> way = core(task, fault.get());
            Selection best = Selection.NOTHING;
            double most = task.iou();
            for (double wide : new double[]{0.7, 0.85, 1, 1.15}) {
                Selection painted = painted(task, way, Math.max(0.6, fault.get().depth() * wide));
                double iou = task.iouWith(painted, fault.get().missing());
                if (iou > most) {
                    most = iou;
                    best = painted;
                }
            }
            tally.drag(pieces(way), length(way));
            tally.key(); // the size
            if (best.isEmpty()) {
                return;
            }
            task.paint(best, fault.get().missing());
        }
    }

    private static Selection painted(PersonTask task, List<Point> way, double radius) {
        Mask.Editor editor = Mask.filled(task.picture.width(), task.picture.height(), 0).edit();
        Point last = way.getFirst();
        for (Point next : way) {
            Brush.stroke(editor, last.x(), last.y(), next.x(), next.y(), radius, old -> 1);
            last = next;
        }
        return Selection.ofValue(editor.done(), 1);
    }

    private static void wand(PersonTask task, PersonTally tally) {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<PersonTask.Fault> fault = next(task);
            if (fault.isEmpty()) {
                return;
            }
            var at = new Point(fault.get().x() + 0.5, fault.get().y() + 0.5);
            Selection best = Selection.NOTHING;
            double most = task.iou();
            for (int tolerance = 4; tolerance <= 100; tolerance += 8) {
                var wand = new MagicWand(tolerance, 1);
                Selection found = tally
                        .timed(() -> wand.select(task.picture, task.all(), at, MagicWand.SAMPLES, WANTED));
                double iou = task.iouWith(found, fault.get().missing());
                if (iou > most) {
                    most = iou;
                    best = found;
                }
            }
            tally.drag(1, 0);
            if (best.isEmpty()) {
                return; // no tolerance helps where most is wrong
            }
            task.paint(best, fault.get().missing());
        }
    }

    private static void cut(PersonTask task, PersonTally tally, int patience) {
        tally.drag(1, Math.hypot(task.box.width(), task.box.height()));
        Region box = wider(task, 0.05);
        correct(task, tally, patience, new ArrayList<>(), new ArrayList<>(),
                (object, other) -> new GrabCut(box, object, other).select(task.picture, GrabCut.SAMPLES, WANTED));
    }

    private static void scribbles(PersonTask task, PersonTally tally, int patience) {
        var object = new ArrayList<Scribble>();
        task.worst().ifPresent(fault -> object.add(stroke(task, fault, tally)));
        List<Point> loop = loop(wider(task, 0.1));
        tally.drag(4, length(loop));
        Region within = wider(task, 0.15);
        correct(task, tally, patience, object, new ArrayList<>(List.of(new Scribble(loop, 1))), (mine, rest) -> {
            Map<Integer, List<Scribble>> scribbles = new TreeMap<>(Map.of(0, rest, 1, mine));
            return new Watershed(within, scribbles).select(task.picture, Watershed.SAMPLES, WANTED).getOrDefault(1,
                    Selection.NOTHING);
        });
    }

    /** Asks a tool, looks, draws a stroke where most is wrong, asks again; then accepts with a key. */
    private static void correct(PersonTask task, PersonTally tally, int patience, List<Scribble> object,
            List<Scribble> other, BiFunction<List<Scribble>, List<Scribble>, Selection> tool) {
        while (true) {
            task.replace(tally.timed(() -> tool.apply(List.copyOf(object), List.copyOf(other))));
            Optional<PersonTask.Fault> fault = next(task);
            if (fault.isEmpty() || tally.presses >= patience) {
                tally.key();
                return;
            }
            (fault.get().missing() ? object : other).add(stroke(task, fault.get(), tally));
        }
    }

    private static void cells(PersonTask task, PersonTally tally) {
        double depth = task.worst().map(PersonTask.Fault::depth).orElse(8.0);
        var cells = new Superpixels(task.picture, Math.clamp((int) (depth * 0.7), 4, 60));
        tally.key();
        while (tally.presses < PATIENCE) {
            Optional<PersonTask.Fault> fault = next(task);
            if (fault.isEmpty()) {
                return;
            }
            Superpixels now = cells;
            boolean add = fault.get().missing();
            List<Point> way = core(task, fault.get());
            List<Point> at = way.subList(0, 1);
            Selection all = tally.timed(() -> now.under(way, WANTED));
            Selection one = tally.timed(() -> now.under(at, WANTED));
            boolean stroke = task.iouWith(all, add) >= task.iouWith(one, add);
            Selection found = stroke ? all : one;
            if (task.iouWith(found, add) > task.iou()) {
                tally.drag(stroke ? pieces(way) : 0, stroke ? length(way) : 0);
                task.paint(found, add);
            } else if (cells.cell() > 4) {
                cells = new Superpixels(task.picture, Math.max(4, cells.cell() * 6 / 10));
                tally.key();
            } else {
                return;
            }
        }
    }

    private static Scribble stroke(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
        List<Point> way = core(task, fault);
        tally.drag(pieces(way), length(way));
        return new Scribble(way, Math.max(0.6, fault.depth() * 0.4));
    }

    private static Region wider(PersonTask task, double share) {
        int margin = (int) Math.max(3, share * Math.max(task.box.width(), task.box.height()));
        Region b = task.box;
        return Region.of(b.x() - margin, b.y() - margin, b.endX() + margin, b.endY() + margin).intersect(task.all());
    }

    private static List<Point> loop(Region r) {
        return List.of(new Point(r.x() + 1, r.y() + 1), new Point(r.endX() - 1, r.y() + 1),
                new Point(r.endX() - 1, r.endY() - 1), new Point(r.x() + 1, r.endY() - 1),
                new Point(r.x() + 1, r.y() + 1));
    }

    private static int pieces(List<Point> way) { return way.size() < 2 ? 0 : Math.max(1, way.size() / 4); }

    private static double length(List<Point> way) {
        double length = 0;
        for (int i = 1; i < way.size(); i++) {
            length += Math.hypot(way.get(i).x() - way.get(i - 1).x(), way.get(i).y() - way.get(i - 1).y());
        }
        return length;
    }

    /** A way through the deep places of what is wrong: from the deepest always on to the nearest that is not yet covered. */
    private static List<Point> core(PersonTask task, PersonTask.Fault fault) {
        int w = task.picture.width();
        double step = Math.max(1, fault.depth() * 0.8);
        var open = new ArrayList<Point>();
        for (int i = 0; i < fault.depths().length; i++) {
            if (fault.area()[i] && fault.depths()[i] >= fault.depth() * 0.75) {
                open.add(new Point(i % w + 0.5, i / w + 0.5));
            }
        }
        var way = new ArrayList<Point>();
        Point at = new Point(fault.x() + 0.5, fault.y() + 0.5);
        while (true) {
            Point from = at;
            way.add(from);
            open.removeIf(p -> Math.hypot(p.x() - from.x(), p.y() - from.y()) < step);
            Optional<Point> next = nearest(open, from, fault.depth() * 2.5);
            if (next.isEmpty() || way.size() > 60) {
                return way;
            }
            at = next.get();
        }
    }

    private static Optional<Point> nearest(List<Point> open, Point from, double within) {
        Optional<Point> best = Optional.empty();
        double least = within;
        for (Point p : open) {
            double distance = Math.hypot(p.x() - from.x(), p.y() - from.y());
            if (distance <= least) {
                least = distance;
                best = Optional.of(p);
            }
        }
        return best;
    }
}
