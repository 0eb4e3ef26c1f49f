package limn.engine.run;

import org.jspecify.annotations.Nullable;

/** What somebody wants to see of a run that goes on. One of both is null. @param image its name @param classIndex a class */
public record SampleWish(@Nullable String image, @Nullable Integer classIndex) {}
