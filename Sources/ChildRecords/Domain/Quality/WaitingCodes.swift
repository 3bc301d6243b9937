/// The Department’s codes that no rule asks yet, each with what it waits for: said where an analyst looks for a code, and never claimed.
package enum WaitingCodes {
    private static let noSource = "No public source of its wording was found."

    package static let all: [(code: String, why: String)] =
        [
            ("1015", "The council of a placement follows from its postcode, and postcodes are not kept."),
            ("8566", noSource), ("8567", noSource),
        ] + ofPreProceedings.map { ($0, noSource) }

    /// Those of the census block on pre-proceedings and family group decision-making, collected from 2026-27, whose wording is not public.
    package static let ofPreProceedings = ["8995Q", "9000Q", "9001Q", "9002Q", "9003Q", "9004Q", "9005Q", "9008", "9014"]
}
