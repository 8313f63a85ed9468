package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.morphology.Neurite;
import java.util.List;

/**
 * How the axon, or the basal or apical dendrites, of a neuron grow.
 *
 * @param stems courses laid first, each from the soma's surface outwards
 * @param clouds targets to grow to from there
 * @param balance weight of the path to the soma against the length of new cable (Cuntz et al. 2010): 0 saves cable, 1
 *     grows straight
 * @param twigs number of side branches of at most {@link GrowingTree#TWIG} um
 * @param tipDiameter diameter of terminal branches, um
 * @param power a branch's diameter to this power is the sum of its terminals' (3/2: Rall 1959)
 * @param initialDiameter diameter of the axon's initial segment, to the second point of its only stem; 0 for dendrites
 * @param mainDiameter least diameter of the stem beyond it, which makes it the main axon; 0 for dendrites
 * @param seed of all random numbers that it takes
 */
record Arbor(Neurite neurite, List<List<Vec3>> stems, List<Cloud> clouds, double balance, int twigs, double tipDiameter,
    double power, double initialDiameter, double mainDiameter, long seed) {}
