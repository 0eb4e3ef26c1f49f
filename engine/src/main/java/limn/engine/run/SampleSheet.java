package limn.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.data.CropBox;

/**
 * What the pictures of a sample are: {@code sample.json} beside them. All pictures have the same size.
 *
 * @param version of this form
 * @param asked whether somebody asked for it; else it was its turn
 * @param side of the pictures, pixels
 */
public record SampleSheet(int version, long step, boolean asked, int side, List<ClassEntry> classes,
        List<Scene> scenes) {
    public static final String FILE = "sample.json";
    public static final int VERSION = 1;

    /** @param color as #rrggbb */
    public record ClassEntry(String name, String color) {}

    /**
     * One image of the step in several panes.
     *
     * @param kind "mixed", "weak", "strong", "views" or "labelled"
     * @param chosen the classes that were cut out for mixing
     * @param numbers what holds for all pixels, by name
     */
    public record Scene(String kind, List<Origin> origins, List<Integer> chosen, Map<String, Double> numbers,
            List<Pane> panes) {
        public Optional<Pane> pane(String name) {
            return panes.stream().filter(p -> p.name().equals(name)).findFirst();
        }

        public Optional<Origin> origin(String role) {
            return origins.stream().filter(o -> o.role().equals(role)).findFirst();
        }
    }

    /**
     * A source image.
     *
     * @param role which panes name it by
     * @param box where the crop lies in it
     * @param present classes known to occur @param absent classes known not to occur
     */
    public record Origin(String role, String image, CropBox box, List<Integer> present, List<Integer> absent) {}

    /**
     * A picture.
     *
     * @param role the source whose pixels it shows; "mixed" if the mask decides for each pixel
     * @param kind "photo" in colour; "labels" indexed, the value is the class, 254 or 255; "shares" or "amounts" in grey of 16 bits
     * @param scale what white means, for shares and amounts
     */
    public record Pane(String name, String role, String kind, String file, double scale) {}
}
