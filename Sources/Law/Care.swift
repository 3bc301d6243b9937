extension Timescale {
    /// How long the police may keep a child safe under section 46; after it there is another order, or the child goes home.
    package static let policeProtection = Timescale(
        id: "police-protection", title: "Police protection ends", length: 3, unit: .days, force: .statute,
        instrument: "Children Act 1989, section 46(6): 72 hours", validFrom: nil, validTo: nil)
}
