package limn.app.demo;

import java.util.Set;
import limn.annotator.model.ImageItem;

/** A fault that was planted. @param classes whose labels it spoils most; empty if all */
public record PlantedFault(Fault fault, ImageItem image, Set<Integer> classes) {
    public PlantedFault { classes = Set.copyOf(classes); }
}
