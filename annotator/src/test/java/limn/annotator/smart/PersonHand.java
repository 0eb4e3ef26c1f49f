package limn.annotator.smart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** How a scripted person uses one tool: looks where most is wrong, acts there, looks again, until it is good or patience ends. */
enum PersonHand {
    /** Paints only where a stamp fits into what is missing, with the widest brush that does; takes away in the same manner. */
    BRUSH {
        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            double radius = Math.max(0.7, fault.depth());
            List<Point> way = core(task, fault);
            Mask.Editor editor = Mask.filled(task.picture.width(), task.picture.height(), 0).edit();
            Point last = way.getFirst();
            double length = 0;
            for (Point next : way) {
                Brush.stroke(editor, last.x(), last.y(), next.x(), next.y(), radius * 0.8, old -> 1);
                length += Math.hypot(next.x() - last.x(), next.y() - last.y());
                last = next;
            }
            tally.drag(Math.max(1, way.size() / 4), length);
            tally.key(); // the size
            task.paint(Selection.ofValue(editor.done(), 1), fault.missing());
        }

        @Override
        int patience() { return 80; }
    },
    /** Clicks where most is wrong and drags until the tolerance looks best. */
    WAND {
        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            Selection best = Selection.NOTHING;
            double most = task.iou();
            for (int tolerance = 4; tolerance <= 100; tolerance += 8) {
                var wand = new MagicWand(tolerance, 1);
                Selection found = tally.timed(() -> wand.select(task.picture, task.all(),
                        new Point(fault.x() + 0.5, fault.y() + 0.5), MagicWand.SAMPLES, WANTED));
                double iou = task.iouWith(found, fault.missing());
                if (iou > most) {
                    most = iou;
                    best = found;
                }
            }
            tally.drag(1, 0);
            task.paint(best, fault.missing());
        }
    },
    /** Clicks along the outline, as far ahead as the wire stays on it. */
    LIVE_WIRE {
        @Override
        void run(PersonTask task, PersonTally tally) { PersonWire.run(task, tally); }

        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            throw new IllegalStateException("an outline is made as a whole");
        }
    },
    /** Draws a box a tenth wider than the object, then dots where it is wrong. */
    GRAB_CUT {
        @Override
        void run(PersonTask task, PersonTally tally) {
            var object = new ArrayList<Scribble>();
            var other = new ArrayList<Scribble>();
            tally.drag(1, Math.hypot(task.box.width(), task.box.height()));
            while (true) {
                var cut = new GrabCut(PersonHand.wider(task, 0.05), object, other);
                task.replace(tally.timed(() -> cut.select(task.picture, GrabCut.SAMPLES, WANTED)));
                Optional<PersonTask.Fault> fault = task.worst();
                if (fault.isEmpty() || task.iou() >= ScriptedPerson.GOAL || tally.presses >= patience()) {
                    tally.key();
                    return;
                }
                (fault.get().missing() ? object : other).add(dot(fault.get()));
                tally.click();
            }
        }

        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            throw new IllegalStateException("a cut is made as a whole");
        }
    },
    /** Strokes through the cells of what is missing, with cells that fit into the object. */
    SUPERPIXELS {
        @Override
        void run(PersonTask task, PersonTally tally) {
            double depth = task.worst().map(PersonTask.Fault::depth).orElse(8.0);
            var cells = new Superpixels(task.picture, Math.clamp((int) (depth * 0.7), 5, 60));
            tally.key();
            for (int i = 0; i < patience() && task.iou() < ScriptedPerson.GOAL; i++) {
                Optional<PersonTask.Fault> fault = task.worst();
                if (fault.isEmpty()) {
                    return;
                }
                stroke(task, fault.get(), cells, tally);
            }
        }

        private void stroke(PersonTask task, PersonTask.Fault fault, Superpixels cells, PersonTally tally) {
            List<Point> way = core(task, fault);
            Selection found = tally.timed(() -> cells.under(way, WANTED));
            var at = List.of(new Point(fault.x() + 0.5, fault.y() + 0.5));
            Selection one = tally.timed(() -> cells.under(at, WANTED));
            if (task.iouWith(found, fault.missing()) >= task.iouWith(one, fault.missing())) {
                tally.drag(Math.max(1, way.size() / 4), length(way));
                task.paint(found, fault.missing());
            } else {
                tally.click();
                task.paint(one, fault.missing());
            }
        }

        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            throw new IllegalStateException("cells have a size");
        }
    },
    /** One stroke through the object, one around it, then dots where it is wrong. */
    WATERSHED {
        @Override
        void run(PersonTask task, PersonTally tally) {
            var object = new ArrayList<Scribble>();
            var other = new ArrayList<Scribble>();
            task.worst().ifPresent(fault -> {
                List<Point> way = core(task, fault);
                object.add(new Scribble(way, Math.max(0.7, fault.depth() * 0.3)));
                tally.drag(Math.max(1, way.size() / 4), length(way));
            });
            Region around = wider(task, 0.1);
            List<Point> loop = loop(around);
            other.add(new Scribble(loop, 1));
            tally.drag(4, length(loop));
            Region within = wider(task, 0.15);
            while (true) {
                Map<Integer, List<Scribble>> scribbles = new TreeMap<>(Map.of(0, other, 1, object));
                Map<Integer, Selection> areas = tally.timed(
                        () -> new Watershed(within, scribbles).select(task.picture, Watershed.SAMPLES, WANTED));
                task.replace(areas.getOrDefault(1, Selection.NOTHING));
                Optional<PersonTask.Fault> fault = task.worst();
                if (fault.isEmpty() || task.iou() >= ScriptedPerson.GOAL || tally.presses >= patience()) {
                    tally.key();
                    return;
                }
                (fault.get().missing() ? object : other).add(dot(fault.get()));
                tally.click();
            }
        }

        @Override
        void act(PersonTask task, PersonTask.Fault fault, PersonTally tally) {
            throw new IllegalStateException("areas are made as a whole");
        }
    };

    static final BooleanSupplier WANTED = () -> false;

    abstract void act(PersonTask task, PersonTask.Fault fault, PersonTally tally);

    /** Presses after which a person gives up. */
    int patience() { return 20; }

    void run(PersonTask task, PersonTally tally) {
        for (int i = 0; i < patience() && task.iou() < ScriptedPerson.GOAL; i++) {
            Optional<PersonTask.Fault> fault = task.worst();
            double before = task.iou();
            if (fault.isEmpty()) {
                return;
            }
            act(task, fault.get(), tally);
            if (task.iou() <= before) {
                return; // nothing that this tool could do helps where most is wrong
            }
        }
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

    private static Scribble dot(PersonTask.Fault fault) {
        return new Scribble(List.of(new Point(fault.x() + 0.5, fault.y() + 0.5)), Math.max(0.7, fault.depth() * 0.5));
    }

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
            if (fault.area()[i] && fault.depths()[i] >= fault.depth() * 0.8) {
                open.add(new Point(i % w + 0.5, i / w + 0.5));
            }
        }
        var way = new ArrayList<Point>();
        Point at = new Point(fault.x() + 0.5, fault.y() + 0.5);
        while (true) {
            Point from = at;
            way.add(from);
            open.removeIf(p -> Math.hypot(p.x() - from.x(), p.y() - from.y()) < step);
            Point next = null;
            double nearest = fault.depth() * 2;
            for (Point p : open) {
                double distance = Math.hypot(p.x() - from.x(), p.y() - from.y());
                if (distance <= nearest) {
                    nearest = distance;
                    next = p;
                }
            }
            if (next == null || way.size() > 60) {
                return way;
            }
            at = next;
        }
    }
}
