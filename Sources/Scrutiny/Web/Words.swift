import Scrutiny
import SiteKit

extension PublicationRefusal: InWords {}
