package limn.annotator.format;

import java.util.List;

/**
 * What an import did.
 *
 * @param images images that were found and are in the project now
 * @param masks masks that were taken
 * @param tagged images that got tags
 * @param skipped what was not taken
 * @param notices what was taken but deserves a look
 */
public record ImportReport(int images, int masks, int tagged, List<Skipped> skipped, List<Skipped> notices) {
    public ImportReport {
        skipped = List.copyOf(skipped);
        notices = List.copyOf(notices);
    }
}
