package limn.app.chart;

import java.util.ArrayList;
import java.util.List;
import limn.app.train.Curve;

/** What all curves say at a step, each at its point that is nearest. */
public record Readout(double step, List<Value> values) {
    /** @param series which @param step of the point, which may lie beside the step asked for */
    public record Value(int series, double step, double value) {}

    /** @param curves as they are drawn, smoothed where they are */
    public static Readout at(double step, List<Curve> curves) {
        var values = new ArrayList<Value>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            int nearest = curve.nearest(step);
            if (nearest >= 0 && Double.isFinite(curve.value(nearest))) {
                values.add(new Value(i, curve.step(nearest), curve.value(nearest)));
            }
        }
        return new Readout(step, List.copyOf(values));
    }
}
