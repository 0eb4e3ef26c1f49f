package limn.engine.run;

import java.time.Instant;

/** An event with its place in the run. @param step updates done so far */
public record Logged(long step, Instant at, Event event) {}
