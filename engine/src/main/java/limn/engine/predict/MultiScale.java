package limn.engine.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Scaled;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;

/**
 * Labels from several looks at an image: at each scale, plain and mirrored, logits are brought to one size and averaged; then the
 * tags forbid classes. Source: the inference script of YudeWang/Learning-Pseudo-Label b3d4b13.
 */
public final class MultiScale {
    private MultiScale() {}

    /**
     * @param maxSide longer images are scaled down to this side before the scales apply
     * @param tags classes known absent are never given
     * @param scales for instance 0.5, 0.75, 1, 1.25, 1.5
     */
    public static Prediction of(Network network, RgbImage image, int maxSide, ImageTags tags, List<Double> scales) {
        return Torch.noGrad(() -> {
            try (NDManager scope = Torch.newManager(network.manager().getDevice())) {
                int[] size = Scaled.fit(image.width(), image.height(), maxSide);
                NDArray pixels = normalised(Scaled.down(image, size[0], size[1]), scope);
                var fusion = new Fusion(scope);
                for (double scale : scales) {
                    for (boolean mirror : new boolean[]{false, true}) {
                        try (NDArray seen = look(network, pixels, scale, mirror)) {
                            fusion.add(seen, mirror);
                        }
                    }
                }
                return labelled(fusion, scope, tags, image);
            }
        });
    }

    private static NDArray normalised(RgbImage image, NDManager scope) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(image.rgb().length);
        bytes.put(image.rgb()).rewind();
        return Torch.normalise(scope.create(bytes, new Shape(1, image.height(), image.width(), 3), DataType.UINT8));
    }

    private static NDArray look(Network network, NDArray pixels, double scale, boolean mirror) {
        int height = (int) pixels.getShape().get(2);
        int width = (int) pixels.getShape().get(3);
        int h = Math.max(1, (int) Math.round(height * scale));
        int w = Math.max(1, (int) Math.round(width * scale));
        try (NDArray sized = Torch.bilinear(pixels, h, w, false);
                NDArray turned = mirror ? sized.flip(3) : sized.duplicate();
                NDArray logits = network.predict(turned);
                NDArray large = Torch.onGrid(logits, network.stride(), h, w)) {
            return Torch.bilinear(large, height, width, true);
        }
    }

    private static Prediction labelled(Fusion fusion, NDManager scope, ImageTags tags, RgbImage image) {
        var possible = new boolean[tags.classCount()];
        for (int c = 0; c < possible.length; c++) {
            possible[c] = tags.isPossible(c);
        }
        var labels = fusion.labels(scope.create(possible, new Shape(1, possible.length)));
        int h = (int) labels.labels().getShape().get(1);
        int w = (int) labels.labels().getShape().get(2);
        var small = new LabelMap(w, h, labels.labels().toType(DataType.UINT8, false).toByteArray());
        var sure = new LabelMap(w, h,
                labels.confidence().mul(255f).add(0.5f).toType(DataType.UINT8, false).toByteArray());
        return new Prediction(Scaled.nearest(small, image.width(), image.height()),
                Scaled.nearest(sure, image.width(), image.height()).labels());
    }
}
