package limn.engine.predict;

import java.io.IOException;
import java.nio.file.Path;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Scaled;
import limn.engine.export.ModelCard;
import limn.engine.export.OnnxFile;
import limn.engine.export.OnnxModel;

/**
 * An exported file labels images, on the CPU. Where an image is longer than the network's largest side, the labels of the scaled image are
 * enlarged, nearest; {@link Predictor} interpolates logits there, so edges may differ by a pixel.
 */
public final class OnnxLabeller implements Labeller {
    private final OnnxModel model;
    private final ModelCard card;

    private OnnxLabeller(OnnxModel model, ModelCard card) {
        this.model = model;
        this.card = card;
    }

    /** @throws IOException if the file is missing, damaged, or none that Limn has exported */
    public static OnnxLabeller open(Path file) throws IOException {
        OnnxModel model = OnnxModel.open(file);
        try {
            return new OnnxLabeller(model, OnnxFile.card(file, model.metadata()));
        } catch (IOException foreign) {
            model.close();
            throw foreign;
        }
    }

    @Override
    public ModelCard card() { return card; }

    @Override
    public synchronized LabelMap labels(RgbImage image) throws IOException {
        int[] size = Scaled.fit(image.width(), image.height(), card.input().maxSide());
        RgbImage seen = Scaled.down(image, size[0], size[1]);
        byte[] labels = model.run(seen.rgb(), 1, seen.height(), seen.width()).labels();
        return Scaled.nearest(new LabelMap(seen.width(), seen.height(), labels), image.width(), image.height());
    }

    @Override
    public synchronized void close() throws IOException { model.close(); }
}
