package limn.engine.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import limn.engine.net.Network;

/** The methods by name: what each wants to know, which images it wants beside the labelled ones, how it is made. */
enum Methods {
    /** {@link Supervised}. */
    SUPERVISED("supervised", WeakPool.NONE, MethodSettings.SUPERVISED),
    /** {@link ClassMixRecipe}. */
    CLASSMIX("classmix", WeakPool.UNDECIDED, MethodSettings.CLASSMIX),
    /** {@link CrossTraining}. */
    CROSS("cross", WeakPool.ALL, MethodSettings.CROSS),
    /** {@link CrossClassMix}. */
    CROSS_CLASSMIX("cross-classmix", WeakPool.ALL, MethodSettings.CROSS_CLASSMIX),
    /** {@link UniMatch}. */
    UNIMATCH("unimatch", WeakPool.UNDECIDED, MethodSettings.UNIMATCH);

    /** The images that a step gets beside the labelled ones. */
    enum WeakPool {
        NONE,
        /** Those with undecided pixels. */
        UNDECIDED,
        /** All of them. */
        ALL
    }

    final String title;
    final WeakPool pool;
    final List<Setting> settings;

    Methods(String title, WeakPool pool, List<Setting> own) {
        this.title = title;
        this.pool = pool;
        var all = new ArrayList<>(MethodSettings.COMMON);
        all.addAll(own);
        settings = List.copyOf(all);
    }

    /** One sentence and the source. */
    String description() {
        return switch (this) {
            case SUPERVISED -> "Learns from painted pixels alone. The baseline to beat.";
            case CLASSMIX ->
                "Learns from painted pixels and from all other images: a mean teacher labels them, classes are"
                        + " cut out and mixed (Olsson et al., WACV 2021).";
            case CROSS ->
                "Learns from painted pixels and tags: two networks teach each other, the tags forbid classes, the"
                        + " masks grade the teaching (Wang et al., progressive cross training).";
            case CROSS_CLASSMIX ->
                "Learns from painted pixels, tags and bare images: cross training and ClassMix in one"
                        + " objective.";
            case UNIMATCH ->
                "Learns from painted pixels and from all other images: what is seen weakly changed labels what"
                        + " is strongly changed (Yang et al., UniMatch, CVPR 2023, and V2, TPAMI 2025).";
        };
    }

    static Methods of(String name) throws RecipeException.UnknownMethod {
        for (Methods method : values()) {
            if (method.title.equals(name)) {
                return method;
            }
        }
        throw new RecipeException.UnknownMethod(name);
    }

    /** A method ready to learn; the caller closes it. */
    static Method make(Recipe recipe, Method.Networks networks) throws IOException {
        Network first = networks.make(0);
        try {
            return switch (recipe.kind()) {
                case SUPERVISED -> new Supervised(recipe, first, "student", 0);
                case CLASSMIX -> new ClassMixRecipe(recipe, first);
                case CROSS ->
                    new CrossTraining(recipe, first, recipe.crossesNetworks() ? networks.make(1) : null);
                case CROSS_CLASSMIX ->
                    new CrossClassMix(recipe, first, recipe.crossesNetworks() ? networks.make(1) : null);
                case UNIMATCH -> new UniMatch(recipe, first);
            };
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    static DynamicEvaluation grades(Recipe recipe, Network network) {
        return new DynamicEvaluation(network.classCount(), network.manager().getDevice(),
                recipe.number("gradeMomentum"), recipe.number("gradePower"), recipe.is("reference")
                        ? DynamicEvaluation.Variant.REFERENCE
                        : DynamicEvaluation.Variant.STRICT);
    }

    static List<String> names() { return List.of(values()).stream().map(m -> m.title).toList(); }

}
