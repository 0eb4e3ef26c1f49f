package limn.app.report;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.Split;
import limn.app.data.ProjectSamples;
import limn.app.text.UserError;
import limn.engine.data.ClassInfo;
import limn.engine.data.Sample;
import limn.engine.export.ModelCard;

/**
 * The images that an export is proved on: those of the validation split with masks, else training images with masks, else whatever the
 * project has.
 *
 * @param split what they are called: "val", "train" or "all"
 * @param scored whether their masks mean the classes of the network
 */
public record ProofImages(List<Sample> samples, String split, boolean scored) {
    /** More than this proves no more and takes minutes. */
    private static final int WITHOUT_MASKS = 20;

    public ProofImages { samples = List.copyOf(samples); }

    /** @throws UserError if the project has no image */
    public static ProofImages of(ProjectSamples project, ModelCard card) throws UserError {
        List<String> trained = card.classes().stream().map(ModelCard.ClassEntry::name).toList();
        boolean sameClasses = trained.equals(project.classes().stream().map(ClassInfo::name).toList());
        for (Split split : List.of(Split.VAL, Split.TRAIN)) {
            if (!project.masked(split).isEmpty()) {
                return new ProofImages(project.masked(split), split == Split.VAL ? "val" : "train", sameClasses);
            }
        }
        var any = new ArrayList<Sample>();
        for (Split split : Split.values()) {
            any.addAll(project.all(split));
        }
        if (any.isEmpty()) {
            throw new UserError("nothingToProve");
        }
        return new ProofImages(any.subList(0, Math.min(WITHOUT_MASKS, any.size())), "all", false);
    }
}
