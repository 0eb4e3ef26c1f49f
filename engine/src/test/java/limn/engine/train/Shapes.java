package limn.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import limn.engine.data.ClassInfo;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;

/** Made-up data: noisy pictures of a bright disc and a dark bar on grey ground, some with masks, some without. */
public record Shapes(List<Sample> train, List<Sample> validation) implements SampleSource {
    public static final int SIDE = 48;

    /** @param labelled how many of the training images have masks */
    public static Shapes of(int images, int labelled, int validation, long seed) {
        var train = new ArrayList<Sample>();
        for (int i = 0; i < images; i++) {
            train.add(draw("train" + i, i < labelled, new Random(seed * 1000 + i)));
        }
        var val = new ArrayList<Sample>();
        for (int i = 0; i < validation; i++) {
            val.add(draw("val" + i, true, new Random(seed * 1000 + 500 + i)));
        }
        return new Shapes(List.copyOf(train), List.copyOf(val));
    }

    @Override
    public List<ClassInfo> classes() {
        return List.of(new ClassInfo("ground", 0x808080, true), new ClassInfo("disc", 0xE69F00, false),
                new ClassInfo("bar", 0x0072B2, false));
    }

    @Override
    public String digest() { return "shapes"; }

    private record Drawn(String name, RgbImage image, Optional<LabelMap> labels, ImageTags tags) implements Sample {
        @Override
        public boolean hasLabels() { return labels.isPresent(); }
    }

    /** A sample whose file is broken. */
    public record Broken(String name) implements Sample {
        @Override
        public RgbImage image() throws UnreadableSampleException {
            throw new UnreadableSampleException(name, "the file is cut off", new java.io.EOFException());
        }

        @Override
        public Optional<LabelMap> labels() { return Optional.of(new LabelMap(SIDE, SIDE, new byte[SIDE * SIDE])); }

        @Override
        public boolean hasLabels() { return true; }

        @Override
        public ImageTags tags() { return ImageTags.unknown(3); }
    }

    private static Sample draw(String name, boolean labelled, Random random) {
        var rgb = new byte[3 * SIDE * SIDE];
        var labels = new byte[SIDE * SIDE];
        int cx = 12 + random.nextInt(24);
        int cy = 12 + random.nextInt(24);
        int bar = random.nextInt(SIDE - 8);
        for (int i = 0; i < labels.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean isDisc = (x - cx) * (x - cx) + (y - cy) * (y - cy) < 100;
            boolean isBar = !isDisc && x >= bar && x < bar + 8;
            labels[i] = (byte) (isDisc ? 1 : isBar ? 2 : 0);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) Math.clamp(
                        (isDisc ? 200 : isBar ? 50 : 120) + (int) (random.nextGaussian() * 20), 0,
                        255);
            }
        }
        return new Drawn(name, new RgbImage(SIDE, SIDE, rgb),
                labelled ? Optional.of(new LabelMap(SIDE, SIDE, labels)) : Optional.empty(), ImageTags.unknown(3));
    }
}
