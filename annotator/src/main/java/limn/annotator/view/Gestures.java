package limn.annotator.view;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The gestures of one canvas, one for each tool. */
final class Gestures {
    private final Map<Tool, Gesture> byTool = new EnumMap<>(Tool.class);

    Gestures(MaskCanvas canvas) {
        for (Tool tool : Tool.values()) {
            byTool.put(tool, make(tool, canvas));
        }
    }

    private static Gesture make(Tool tool, MaskCanvas canvas) {
        return switch (tool) {
            case BRUSH -> new BrushGesture(canvas);
            case ERASER -> new EraserGesture(canvas);
            case POLYGON -> new PolygonGesture(canvas);
            case LASSO -> new LassoGesture(canvas);
            case LIVE_WIRE -> new LiveWireGesture(canvas);
            case FILL -> new FillGesture(canvas);
            case WAND -> new WandGesture(canvas);
            case SUPERPIXEL -> new SuperpixelGesture(canvas);
            case GRAB_CUT -> new GrabCutGesture(canvas);
            case WATERSHED -> new WatershedGesture(canvas);
            case PAN -> new PanGesture(canvas);
        };
    }

    Gesture of(Tool tool) { return Objects.requireNonNull(byTool.get(tool)); }
}
