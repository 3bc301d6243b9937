/// The Department’s codes that no rule asks yet, each with what it waits for: said where an analyst looks for a code, and never claimed.
package enum WaitingCodes {
    private static let noSource = "No public source of its wording was found."

    package static let all: [(code: String, why: String)] = [
        ("1015", "The council of a placement follows from its postcode, and postcodes are not kept."),
        ("8566", noSource), ("8567", noSource),
    ]
}
