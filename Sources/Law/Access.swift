extension Timescale {
    /// How soon somebody looks at a record that was opened in an emergency.
    package static let emergencyReview = Timescale(
        id: "emergency-review", title: "An emergency opening of a child's record is reviewed", length: 5, unit: .workingDays, force: .local,
        instrument: "Shipped default; the council's information governance policy sets it", validFrom: nil, validTo: nil)
}
