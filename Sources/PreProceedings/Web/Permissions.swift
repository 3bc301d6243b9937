import SiteKit

extension Act {
    package static let readPreProceedings = Act("pre-proceedings.read", "read the cases of families in pre-proceedings and proceedings")
    package static let recordPreProceedings = Act("pre-proceedings.record", "record steps of pre-proceedings and proceedings")
    package static let keepPreProceedings = Act("pre-proceedings.keep", "manage the legal tracker: start cases, correct steps, name people")
    package static let setPreProceedings = Act("pre-proceedings.settings", "set the local time limits of pre-proceedings")
    package static let readLegalAdvice = Act("pre-proceedings.advice", "read and write legal advice on cases on which they are named")
}
