"""Small pure models of the course's case studies: illustrations, not evidence.

Import the module that is wanted: `homes`, `tax_return`, `meal`, `enactment`, `stakeholders` or
`destruction`.  Only `homes` and `destruction` load numpy.
"""
