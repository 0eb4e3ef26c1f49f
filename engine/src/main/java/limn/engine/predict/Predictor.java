package limn.engine.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelFile;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;

/** A trained network ready to label images. Any thread may use it, one at a time; the owner closes it. */
public final class Predictor implements Labeller {
    private final Network network;
    private final ModelCard card;

    private Predictor(Network network, ModelCard card) {
        this.network = network;
        this.card = card;
    }

    /**
     * @param model a safetensors file with its JSON beside it, or a folder that holds {@code model.safetensors}
     * @param device "cpu" or "gpu0"
     * @throws IOException if the files are missing or damaged
     * @throws IllegalArgumentException if the machine has no such device
     */
    public static Predictor open(Path model, String device) throws IOException {
        Path file = Files.isDirectory(model) ? model.resolve("model.safetensors") : model;
        var loaded = ModelFile.read(file, Devices.byName(device));
        return new Predictor(loaded.network(), loaded.card());
    }

    /**
     * Another network of the same training.
     *
     * @param weights a safetensors file alone, as checkpoints have it
     * @param card of a network of the same build
     * @throws IOException if the file is missing, damaged or of another build
     */
    public static Predictor open(Path weights, ModelCard card, String device) throws IOException {
        return new Predictor(ModelFile.read(weights, card, Devices.byName(device)), card);
    }

    @Override
    public ModelCard card() { return card; }

    /** Labels of every pixel, over all classes. */
    public synchronized Prediction predict(RgbImage image) {
        return Labelling.of(network, image, card.input().maxSide(), null);
    }

    /** Labels of every pixel; classes known absent are never chosen. */
    public synchronized Prediction predict(RgbImage image, ImageTags tags) {
        return Labelling.of(network, image, card.input().maxSide(), tags);
    }

    /** Labels of every pixel, without and with the tags, from one pass. */
    public synchronized Labelling.Both labels(RgbImage image, ImageTags tags) {
        return Labelling.labels(network, image, card.input().maxSide(), tags);
    }

    /** Labels of every pixel, over all classes, without confidence: the fastest answer. */
    @Override
    public synchronized LabelMap labels(RgbImage image) {
        return Labelling.labels(network, image, card.input().maxSide());
    }

    @Override
    public synchronized void close() {
        boolean isOnGpu = network.manager().getDevice().isGpu();
        network.close();
        if (isOnGpu) {
            Torch.giveBackMemory(); // a training may want it
        }
    }
}
