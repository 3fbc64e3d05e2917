import numpy as np

print("<script>alert(1)</script><svg onload=alert(2)>")
print("</pre></main><script>alert(3)</script>")
print('<a href="javascript:alert(4)">click</a> {{7*7}} ${7*7} [[${7*7}]] __${T(java.lang.Runtime)}__')


def softmax(o):
    raise ValueError("<script>alert(5)</script> ${7*7} {0} '")
