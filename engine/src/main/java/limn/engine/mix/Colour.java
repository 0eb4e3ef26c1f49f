package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import limn.engine.tensor.Torch;

/**
 * Changes of colour, on images [N,3,H,W] float32 of red, green, blue in 0..1, whose manager owns the result. The first four are those
 * of torchvision, the others work in HSV as kornia does.
 */
final class Colour {
    private Colour() {}

    /** factor * x, clipped to 0..1. */
    static NDArray brighten(NDArray x, double factor) {
        return Torch.call("blend", x, x, factor, 0.0);
    }

    /** Away from or towards the mean brightness of each image, clipped to 0..1; factor 0 leaves nothing but that. */
    static NDArray contrast(NDArray x, double factor) {
        NDArray mean = Torch.call("mean_of_image", Torch.call("grey", x)); // [N,1,1,1]
        return Torch.call("blend", x, mean, factor, 1 - factor);
    }

    /** Away from or towards grey, clipped to 0..1; factor 0 is {@link #grey}. */
    static NDArray saturation(NDArray x, double factor) {
        return Torch.call("blend", x, Torch.call("grey", x), factor, 1 - factor);
    }

    /** 0.2989 red + 0.587 green + 0.114 blue in all three channels. */
    static NDArray grey(NDArray x) {
        return saturation(x, 0);
    }

    /** Multiplies S of HSV, clipped to 1: with V fixed, each channel moves away from or towards V. */
    static NDArray saturate(NDArray x, NDArray factor) {
        NDArray value = x.max(new int[]{1}, true); // [N,1,H,W]
        NDArray chroma = value.sub(x.min(new int[]{1}, true));
        NDArray possible = value.div(chroma.maximum(1e-6f)); // the factor that makes S = 1
        NDArray used = NDArrays.minimum(possible.mul(0f).add(factor), possible);
        return value.sub(value.sub(x).mul(used)).clip(0f, 1f);
    }

    /** Adds to H of HSV. @param turn [N,1,1,1], parts of a full turn */
    static NDArray turnHue(NDArray x, NDArray turn) {
        NDArray value = x.max(new int[]{1}, true);
        NDArray chroma = value.sub(x.min(new int[]{1}, true));
        NDArray safe = chroma.maximum(1e-6f);
        NDArray r = x.get(":,0:1");
        NDArray g = x.get(":,1:2");
        NDArray b = x.get(":,2:3");
        NDArray isRed = r.gte(value).toType(DataType.FLOAT32, false);
        NDArray isGreen = g.gte(value).toType(DataType.FLOAT32, false).mul(isRed.neg().add(1f));
        NDArray isBlue = isRed.add(isGreen).neg().add(1f);
        NDArray sextant = g.sub(b).div(safe).mul(isRed).add(b.sub(r).div(safe).add(2f).mul(isGreen))
                .add(r.sub(g).div(safe).add(4f).mul(isBlue)).add(turn.mul(6f)); // hue, 0..6 around the circle
        return new NDList(channel(sextant, 5, value, chroma), channel(sextant, 3, value, chroma),
                channel(sextant, 1, value, chroma)).stream().reduce((p, q) -> p.concat(q, 1)).orElseThrow();
    }

    /** One channel from hue: V - C max(0, min(k, 4-k, 1)), k = (offset + h) mod 6 (Smith 1978, in one formula). */
    private static NDArray channel(NDArray sextant, float offset, NDArray value, NDArray chroma) {
        NDArray k = sextant.add(offset + 12f);
        k = k.sub(k.div(6f).floor().mul(6f));
        NDArray share = NDArrays.minimum(NDArrays.minimum(k, k.neg().add(4f)), 1f).maximum(0f);
        return value.sub(chroma.mul(share));
    }
}
