/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.morphology.Neurite;
import java.util.List;

/**
 * Parameters of the growth of a neuron's axon, or of its basal or apical dendrites. Immutable.
 *
 * @param neurite type of neurite
 * @param stems paths that are laid first, each from the soma's surface outwards
 * @param clouds distributions of the targets to grow to from the stems
 * @param balance weight of the path length to the soma against the length of new cable (Cuntz et al. 2010): 0 minimises
 *     cable, 1 favours direct paths
 * @param twigs number of side branches of at most {@link GrowingTree#TWIG} um
 * @param tipDiameter diameter of terminal branches, um
 * @param power exponent of the branching rule: a branch's diameter to this power is the sum over its terminals (3/2:
 *     Rall 1959)
 * @param initialDiameter diameter of the axon's initial segment, up to the second point of its only stem; 0 for
 *     dendrites
 * @param mainDiameter minimum diameter of the rest of the stem, which makes it the main axon; 0 for dendrites
 * @param seed of the random numbers
 */
record Arbor(Neurite neurite, List<List<Vec3>> stems, List<Cloud> clouds, double balance, int twigs, double tipDiameter,
    double power, double initialDiameter, double mainDiameter, long seed) {}
