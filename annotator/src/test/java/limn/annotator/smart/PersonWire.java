package limn.annotator.smart;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.Point;
import limn.annotator.edit.Polygon;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;
import limn.annotator.opencv.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.imgproc.Imgproc;

/** Clicks along the outline of an object, each as far ahead as the wire stays near it: within a fortieth of the size of the object. */
final class PersonWire {
    private PersonWire() {}

    static void run(PersonTask task, PersonTally tally) {
        draw(task, tally, outline(task), Math.max(1, Math.sqrt(task.area()) * 0.025));
    }

    private static void draw(PersonTask task, PersonTally tally, List<Point> outline, double near) {
        var way = new ArrayList<Point>();
        int at = 0;
        while (at < outline.size()) {
            Point anchor = outline.get(at);
            tally.click();
            try (LiveWire wire = tally.timed(() -> LiveWire.from(task.picture, anchor, 1, PersonHand.WANTED))) {
                int next = furthest(wire, outline, at, near);
                way.addAll(wire.to(outline.get(next % outline.size())));
                at = next;
            }
        }
        tally.key();
        Mask.Editor editor = Mask.filled(task.picture.width(), task.picture.height(), 0).edit();
        Polygon.fill(editor, way, old -> 1);
        task.replace(Selection.ofValue(editor.done(), 1));
    }

    /** The furthest place on the outline to which the wire stays near it, at most a third of the outline ahead. */
    private static int furthest(LiveWire wire, List<Point> outline, int at, double near) {
        int furthest = Math.min(outline.size(), at + Math.max(2, outline.size() / 3));
        int least = Math.min(outline.size(), at + 4);
        int step = Math.max(1, outline.size() / 60);
        for (int next = furthest; next > least; next -= step) {
            if (isNear(wire.to(outline.get(next % outline.size())), outline, at, next, near)) {
                return next;
            }
        }
        return least;
    }

    private static boolean isNear(List<Point> way, List<Point> outline, int from, int to, double near) {
        for (Point p : way) {
            double best = Double.MAX_VALUE;
            for (int i = from; i <= to && best > near * near; i++) {
                Point o = outline.get(i % outline.size());
                best = Math.min(best, (o.x() - p.x()) * (o.x() - p.x()) + (o.y() - p.y()) * (o.y() - p.y()));
            }
            if (best > near * near) {
                return false;
            }
        }
        return true;
    }

    private static List<Point> outline(PersonTask task) {
        var pixels = new byte[task.truth.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (task.truth[i] ? 1 : 0);
        }
        var contours = new ArrayList<MatOfPoint>();
        var outline = new ArrayList<Point>();
        try (var mats = new Mats()) {
            Mat mask = mats.of(task.picture.height(), task.picture.width(), CvType.CV_8UC1, pixels);
            Imgproc.findContours(mask, contours, mats.empty(), Imgproc.RETR_EXTERNAL, Imgproc.CHAIN_APPROX_NONE);
        }
        for (MatOfPoint contour : contours) {
            if (contour.rows() > outline.size()) {
                outline.clear();
                for (org.opencv.core.Point p : contour.toArray()) {
                    outline.add(new Point(p.x + 0.5, p.y + 0.5));
                }
            }
            contour.release();
        }
        return outline;
    }
}
