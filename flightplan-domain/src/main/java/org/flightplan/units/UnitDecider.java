package org.flightplan.units;

import java.util.UUID;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.units.UnitCommand.AddBed;
import org.flightplan.units.UnitCommand.ChangeBed;
import org.flightplan.units.UnitCommand.CloseUnit;
import org.flightplan.units.UnitCommand.OpenUnit;
import org.flightplan.units.UnitCommand.RetireBed;
import org.flightplan.units.UnitCommand.UpdateUnit;
import org.flightplan.units.UnitEvent.BedAdded;
import org.flightplan.units.UnitEvent.BedChanged;
import org.flightplan.units.UnitEvent.BedRetired;
import org.flightplan.units.UnitEvent.Closed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitEvent.Updated;
import org.flightplan.units.UnitRejection.NoSuchUnit;
import org.flightplan.units.UnitRejection.UnitIsClosed;
import org.flightplan.units.UnitState.NoUnit;
import org.flightplan.units.UnitState.Unit;

/** The rules of a unit. */
final class UnitDecider implements Decider<UnitCommand, UnitState, UnitEvent> {

    @Override
    public UnitState initial() {
        return new NoUnit();
    }

    @Override
    public Decision<UnitEvent> decide(UnitCommand command, UnitState state, Circumstances circumstances) {
        if (command instanceof OpenUnit open) {
            return UnitRules.open(open, state, circumstances);
        } else if (!(state instanceof Unit unit)) {
            return Decision.refuse(new NoSuchUnit());
        } else {
            Decision<UnitEvent> decision = ofUnit(command, unit, circumstances);
            return unit.closed() && decision instanceof Decision.Accept
                    ? Decision.refuse(new UnitIsClosed())
                    : decision;
        }
    }

    private static Decision<UnitEvent> ofUnit(UnitCommand command, Unit unit, Circumstances circumstances) {
        if (command instanceof UpdateUnit update) {
            return UnitRules.update(update, unit, circumstances);
        } else if (command instanceof CloseUnit close) {
            return UnitRules.close(close, unit, circumstances);
        } else if (command instanceof AddBed add) {
            return BedRules.add(add, unit, circumstances);
        } else if (command instanceof ChangeBed change) {
            return BedRules.change(change, unit, circumstances);
        } else if (command instanceof RetireBed retire) {
            return BedRules.retire(retire, unit, circumstances);
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    @Override
    public UnitState evolve(UnitState state, UnitEvent event, UUID id) {
        if (event instanceof Opened opened && state instanceof NoUnit) {
            return Unit.opened(opened);
        } else if (!(state instanceof Unit unit)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow nothing");
        } else if (event instanceof Updated updated) {
            return unit.updated(updated);
        } else if (event instanceof Closed) {
            return unit.closedNow();
        } else if (event instanceof BedAdded added) {
            return unit.with(added.bed(), added.effectiveAt());
        } else if (event instanceof BedChanged changed) {
            return unit.with(changed.bed(), changed.effectiveAt());
        } else if (event instanceof BedRetired retired) {
            return unit.without(retired.bed(), retired.effectiveAt());
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow a unit");
    }
}
