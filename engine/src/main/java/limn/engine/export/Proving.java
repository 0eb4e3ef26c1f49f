package limn.engine.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.Scaled;
import limn.engine.data.UnreadableSampleException;
import limn.engine.evaluate.ConfusionMatrix;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;

/** Asks an exported file and the network it was made from the same, and adds up how their answers differ. One thread. */
final class Proving {
    private final Network network;
    private final OnnxModel file;
    private final ModelCard card;
    private final boolean scored;
    private final ConfusionMatrix ours;
    private final ConfusionMatrix theirs;
    private final List<String> leftOut = new ArrayList<>();
    private int images;
    private long pixels;
    private long changed;
    private double largest;

    /** @param scored whether the images have masks of the classes of this network */
    Proving(Network network, OnnxModel file, ModelCard card, boolean scored) {
        this.network = network;
        this.file = file;
        this.card = card;
        this.scored = scored;
        ours = new ConfusionMatrix(network.classCount());
        theirs = new ConfusionMatrix(network.classCount());
    }

    /**
     * @param split name of the images
     * @param progress told how many are done
     * @throws UnreadableSampleException if not one image can be read
     */
    Proof over(List<? extends Sample> samples, String split, IntConsumer progress)
            throws IOException, UnreadableSampleException {
        UnreadableSampleException unread = null;
        for (Sample sample : samples) {
            try {
                one(sample);
                progress.accept(++images);
            } catch (UnreadableSampleException e) {
                leftOut.add(sample.name());
                unread = e;
            }
        }
        if (images == 0 && unread != null) {
            throw unread;
        }
        return new Proof(file.runtime(), split, images, pixels, largest, changed, scored ? ours.mIoU() : null,
                scored ? theirs.mIoU() : null, scored ? perClass() : List.of(), leftOut);
    }

    private List<Proof.ClassScore> perClass() {
        return card.classes().stream().map(c -> {
            var iou = theirs.iou(c.index());
            return new Proof.ClassScore(c.name(), theirs.support(c.index()),
                    iou.isPresent() ? (Double) iou.getAsDouble() : null);
        }).toList();
    }

    private void one(Sample sample) throws IOException, UnreadableSampleException {
        RgbImage image = sample.image();
        requireOneSize(sample, image);
        int[] size = Scaled.fit(image.width(), image.height(), card.input().maxSide());
        RgbImage seen = Scaled.down(image, size[0], size[1]);
        OnnxModel.Answer answer = file.run(seen.rgb(), 1, seen.height(), seen.width());
        OnnxModel.Answer wanted = answer(network, seen.rgb(), 1, seen.height(), seen.width());
        compare(wanted, answer);
        if (scored) {
            score(sample, seen, wanted, answer);
        }
    }

    private void requireOneSize(Sample sample, RgbImage image) throws UnreadableSampleException {
        Optional<LabelMap> truth = scored ? sample.labels() : Optional.empty();
        if (truth.isPresent() && (truth.get().width() != image.width() || truth.get().height() != image.height())) {
            throw new UnreadableSampleException(sample.name(), UnreadableSampleException.OTHER_SIZE);
        }
    }

    private void score(Sample sample, RgbImage seen, OnnxModel.Answer wanted, OnnxModel.Answer answer)
            throws UnreadableSampleException {
        LabelMap truth = sample.labels().orElseThrow();
        ours.add(truth.labels(), large(wanted, seen, truth));
        theirs.add(truth.labels(), large(answer, seen, truth));
    }

    private void compare(OnnxModel.Answer wanted, OnnxModel.Answer answer) {
        for (int i = 0; i < wanted.logits().length; i++) {
            double difference = Math.abs((double) wanted.logits()[i] - answer.logits()[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        for (int i = 0; i < wanted.labels().length; i++) {
            changed += wanted.labels()[i] == answer.labels()[i] ? 0 : 1;
        }
        pixels += wanted.labels().length;
    }

    private static byte[] large(OnnxModel.Answer answer, RgbImage seen, LabelMap truth) {
        return Scaled.nearest(new LabelMap(seen.width(), seen.height(), answer.labels()), truth.width(),
                truth.height()).labels();
    }

    /** What the network says itself, by the operators of this engine. */
    static OnnxModel.Answer answer(Network network, byte[] rgb, int images, int height, int width) {
        return Torch.noGrad(() -> {
            try (NDManager scope = Torch.newManager(network.manager().getDevice())) {
                ByteBuffer direct = ByteBuffer.allocateDirect(rgb.length).put(rgb).rewind();
                NDArray logits = network.predict(Torch
                        .normalise(scope.create(direct, new Shape(images, height, width, 3), DataType.UINT8)));
                NDArray full = Torch.onGrid(logits, network.stride(), height, width);
                return new OnnxModel.Answer(full.toFloatArray(), Torch.argMaxBytes(full).toByteArray());
            }
        });
    }
}
