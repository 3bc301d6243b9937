import SiteKit

extension Act {
    package static let readMeasures = Act("measures.read", "read measures and changes of practice")
    package static let keepMeasures = Act("measures.keep", "define measures, mark their series and record changes of practice")
    package static let addFigures = Act("measures.figures", "add and correct the figures of measures")
}
