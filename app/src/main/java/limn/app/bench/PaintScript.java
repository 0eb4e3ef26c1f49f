package limn.app.bench;

import java.util.SplittableRandom;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Region;
import limn.annotator.model.TagState;

/**
 * What a person might do, drawn from a seed: strokes over one and several tiles, undo, redo, tags. The same seed and number give
 * the same act, in whichever process asks.
 */
final class PaintScript {
    static final int IMAGES = 3;
    static final int WIDTH = 700;
    static final int HEIGHT = 520;
    static final int CLASSES = 5;

    /** One act; each is one transaction of the store. */
    sealed interface Act { int image(); }

    record Stroke(int image, Region region, int value) implements Act {}

    record Undo(int image) implements Act {}

    record Redo(int image) implements Act {}

    record Tag(int image, int classId, TagState state) implements Act {}

    private final long seed;

    PaintScript(long seed) { this.seed = seed; }

    /** @param number from 0 */
    Act act(int number) {
        var random = new SplittableRandom(seed * 1_000_003L + number);
        int image = random.nextInt(IMAGES);
        int dice = random.nextInt(20);
        if (dice < 2) {
            return new Undo(image);
        }
        if (dice < 3) {
            return new Redo(image);
        }
        if (dice < 5) {
            return new Tag(image, random.nextInt(CLASSES), TagState.values()[random.nextInt(3)]);
        }
        int width = random.nextInt(4, 300);
        int height = random.nextInt(4, 200);
        var region = new Region(random.nextInt(WIDTH - width), random.nextInt(HEIGHT - height), width, height);
        return new Stroke(image, region, random.nextInt(CLASSES));
    }

    static ClassCatalog classes() {
        ClassCatalog classes = ClassCatalog.empty();
        for (int c = 0; c < CLASSES; c++) {
            classes = classes.withNew("class " + c);
        }
        return classes;
    }
}
