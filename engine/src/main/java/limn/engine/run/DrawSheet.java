package limn.engine.run;

import java.util.List;

/**
 * Which images the samples of a run can show from now on: {@code draws.json}, written when a phase of the run begins. What is not in
 * it never comes, however long somebody waits.
 *
 * @param version of this form
 * @param drawn names of the images that steps draw and samples can show
 * @param idle names of training images that they cannot: their labels offer nothing that the method shows
 * @param validation names of the images to measure on, which no step draws
 * @param classes indices of the classes that samples can show: present in an image, or possible where classes are cut out
 */
public record DrawSheet(int version, List<String> drawn, List<String> idle, List<String> validation,
        List<Integer> classes) {
    public static final int VERSION = 1;

    public DrawSheet {
        drawn = List.copyOf(drawn);
        idle = List.copyOf(idle);
        validation = List.copyOf(validation);
        classes = List.copyOf(classes);
    }
}
