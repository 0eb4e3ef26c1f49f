package limn.app.window.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limn.app.inspect.OpenScene;
import limn.app.inspect.PaneValues;
import limn.app.inspect.PixelWords;
import limn.app.inspect.TagEffect;

/** Which panes of a scene stand where. */
final class SceneLayout {
    private static final int COLUMNS = 5;
    private static final Map<String, List<List<String>>> ROWS = Map.of("watched",
            List.of(List.of("watch-image", "watch-labels", "watch-prediction", "watch-confidence")), "mixed",
            List.of(List.of("source-a", "source-b", "class-mask", "mix-mask", "mixed"),
                    List.of("pseudo-label", "confidence", "weight", "student", "loss")),
            "weak",
            List.of(List.of("weak", "hybrid", "hybrid-allowed", "hybrid-forbidden", "h2p-target", "h2p-loss"),
                    List.of("", "pseudo", "pseudo-allowed", "pseudo-forbidden", "p2h-target", "p2h-loss")),
            "strong",
            List.of(List.of("image", "strong-hybrid", "strong-hybrid-allowed", "strong-hybrid-forbidden"),
                    List.of("mask", "strong-pseudo", "strong-pseudo-allowed", "strong-pseudo-forbidden")));
    private static final String FORBIDDEN = "-forbidden";

    private SceneLayout() {}

    /** The panes row by row; an empty place is left for words. */
    static List<List<Optional<PaneValues>>> rows(OpenScene scene) {
        List<List<String>> rows = ROWS.get(scene.kind());
        if (rows != null) {
            return rows.stream().map(row -> row.stream().map(name -> pane(scene, name)).toList()).toList();
        }
        List<PaneValues> shown = scene.panes().stream().filter(p -> !PixelWords.isCompanion(p.name())).toList();
        int columns = Math.max(COLUMNS, Math.min(7, shown.size()));
        return Stream.iterate(0, from -> from < shown.size(), from -> from + columns)
                .map(from -> shown.subList(from, Math.min(shown.size(), from + columns)).stream().map(Optional::of)
                        .toList())
                .toList();
    }

    private static Optional<PaneValues> pane(OpenScene scene, String name) {
        if (!name.endsWith(FORBIDDEN)) {
            return scene.pane(name);
        }
        String network = name.substring(0, name.length() - FORBIDDEN.length());
        return scene.pane(network).flatMap(free -> scene.pane(network + "-allowed")
                .map(allowed -> TagEffect.forbidden(name, free, allowed)));
    }
}
