/// A field has one home. What comes in by load is at home in the case system and is not typed here: the date of birth as soon as a load in
/// force has it, the name where the council has names loaded for a list on which the child stands. The team of a record decides who may see
/// it, so its home is Throughline: a load shows another team and moves nobody.
package enum HomeOfField {
    package static func home(of field: ChildField, _ loaded: CaseFacts?) -> FieldHome {
        switch field {
        case .name: loaded?.name == nil ? .throughline : .caseSystem
        case .birth: loaded?.birth == nil ? .throughline : .caseSystem
        case .team: .throughline
        }
    }

    /// What a person reads who tried to type it here.
    package static func refusal(of field: ChildField) -> String {
        switch field {
        case .name: "The name comes from the case system with each load. Change it there, and leave it blank here."
        case .birth: "The date of birth comes from the case system with each load. Change it there, and leave it blank here."
        case .team: "The team is set here."
        }
    }
}
