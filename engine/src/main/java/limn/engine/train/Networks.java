package limn.engine.train;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import limn.engine.net.Network;
import limn.engine.recipe.Recipe;

/** Makes networks as a recipe wants them. */
record Networks(Recipe recipe, int classes, Device device) {

    /** @param number decides the random weights of decoder and head, with the seed */
    Network make(int number) throws IOException {
        Network network = Network.create(Training.spec(recipe), classes, device, recipe.whole("seed") + 7919L * number);
        try {
            if (!recipe.text("encoder").isEmpty()) {
                network.loadEncoder(Path.of(recipe.text("encoder")));
            }
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
