package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Gaussian blur with reflected border. It is separable, so it runs as two matrix products. */
final class GaussianBlur {
    private GaussianBlur() {}

    /** With a kernel that reaches three sigma. @param images [N,K,H,W] float32; its manager owns the result @param sigma in pixels */
    static NDArray of(NDArray images, double sigma) {
        int reach = Math.max(1, (int) Math.ceil(3 * sigma));
        return of(images, sigma, reach, reach);
    }

    /** With a kernel of 2*reach+1 pixels per axis. */
    static NDArray of(NDArray images, double sigma, int reachDown, int reachAcross) {
        int h = (int) images.getShape().get(2);
        int w = (int) images.getShape().get(3);
        NDManager manager = images.getManager();
        NDArray columns = manager.create(matrix(w, sigma, reachAcross), new Shape(w, w));
        NDArray rows = manager.create(matrix(h, sigma, reachDown), new Shape(h, h));
        return images.matMul(columns.transpose()).swapAxes(2, 3).matMul(rows.transpose()).swapAxes(2, 3);
    }

    /** Row i holds the weights of the source pixels for target pixel i. */
    private static float[] matrix(int n, double sigma, int reach) {
        var weights = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            weights[k + reach] = Math.exp(-k * k / (2 * sigma * sigma));
            sum += weights[k + reach];
        }
        var matrix = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = -reach; k <= reach; k++) {
                int at = Math.floorMod(i + k, Math.max(1, 2 * (n - 1)));
                int source = at < n ? at : 2 * (n - 1) - at;
                matrix[i * n + source] += (float) (weights[k + reach] / sum);
            }
        }
        return matrix;
    }
}
