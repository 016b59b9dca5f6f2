package io.saltus.plugins.emergence.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PresenceGatesTest {

    @Test
    void boundsTheFloorAtTwiceAnotherLevelAndAtMostAtHalf() {
        PresenceGates standard = PresenceGates.standard();
        assertEquals(new PresenceGates(.1, .2, .03, .1, .05, 2), standard.with(.1, .03));
        assertEquals(new PresenceGates(.25, .5, .02, .1, .05, 2), standard.with(.25, .02));
        assertEquals(new PresenceGates(.4, .5, .02, .1, .05, 2), standard.with(.4, .02));
    }
}
