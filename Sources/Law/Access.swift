extension Timescale {
    /// How soon somebody looks at a record that was opened in an emergency.
    package static let emergencyReview = Timescale(
        id: "emergency-review", title: "An emergency opening of a child's record is reviewed", length: 5, unit: .workingDays, force: .local,
        instrument: "Shipped default; the council's information governance policy sets it", validFrom: nil, validTo: nil)
}

extension Timescale {
    /// How soon a second person answers a proposal to lift a restriction or a block.
    package static let liftAnswer = Timescale(
        id: "lift-answer", title: "A proposal to lift a restriction or a block is answered by a second person", length: 5,
        unit: .workingDays,
        force: .local, instrument: "Shipped default; the council's information governance policy sets it", validFrom: nil, validTo: nil)
}
